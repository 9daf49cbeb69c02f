"""Topics of a corpus by other ways, and which labels are noun phrases. `cargo xtask score topics` starts it.

Takes one JSON object from standard input and answers with one:

    in   {"articles": [text], "sections": 5, "topics": 40, "labels": [label]}
    out  {"systems": [{"name": str, "of": [topic or null, one an article], "labels": [label, one a topic]}],
          "noun_phrases": {label: {"phrase": bool, "whole": bool}}}

"sections" and "topics" are the numbers of clusters that k-means is asked for; "labels" are those of another system, to be
judged beside the systems' own. The same corpus gives the same answer: every seed is fixed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

import numpy as np
import yake
from rake_nltk import Rake
from scipy.sparse import csr_matrix
from sklearn.cluster import HDBSCAN, KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize
from textblob.en.taggers import PatternTagger

# An article's key phrases, of which one becomes its topic.
PHRASES = 20
# Articles that must have a key phrase before it is a topic.
SHARED = 3
# A label is tagged in so many of the sentences that hold it.
PLACES = 9


@dataclass
class System:
    """Topics by one way: the topic of each article, `None` where it has none, and a label for each topic."""

    name: str
    of: list[int | None]
    labels: list[str]


def clustered(name: str, clusters: Iterable[int], texts: list[str]) -> System:
    """Clusters with the phrase of the highest class-based TF-IDF as the label; a negative cluster is none."""
    found = [int(cluster) for cluster in clusters]
    numbers = {cluster: number for number, cluster in enumerate(sorted({c for c in found if c >= 0}))}
    of = [numbers.get(cluster) for cluster in found]
    return System(name, of, c_tf_idf(texts, of, len(numbers)))


def c_tf_idf(texts: list[str], of: list[int | None], topics: int) -> list[str]:
    """For each topic the phrase of one to three words that tells it from the others (Grootendorst 2022): its frequency in the
    topic's articles, times log(1 + mean words of a topic / frequency in all)."""
    if topics == 0:
        return []
    joined = [" . ".join(t for t, topic in zip(texts, of, strict=True) if topic == n) for n in range(topics)]
    counter = CountVectorizer(stop_words="english", ngram_range=(1, 3), token_pattern=r"(?u)\b[^\W\d]\w+\b|\.")
    counts = csr_matrix(counter.fit_transform(joined), dtype=np.float64)
    words = np.array(counter.get_feature_names_out())
    inside = np.array(["." not in word for word in words])
    counts, words = counts[:, inside], words[inside]
    frequency = np.asarray(counts.sum(axis=0)).ravel()
    weights = normalize(counts, norm="l1").multiply(np.log1p(counts.sum() / topics / frequency)).tocsr()
    return [str(words[weights[topic].toarray().ravel().argmax()]) for topic in range(topics)]


def key_phrases(name: str, texts: list[str], best_of: Callable[[str], list[str]]) -> System:
    """Each article's topic is the best of its key phrases that others have among theirs too."""
    best = [list(dict.fromkeys(folded(phrase) for phrase in best_of(text)))[:PHRASES] for text in texts]
    spread = Counter(phrase for phrases in best for phrase in phrases)
    chosen = [next((p for p in phrases if spread[p] >= SHARED), None) for phrases in best]
    labels = sorted({phrase for phrase in chosen if phrase is not None})
    numbers = {label: number for number, label in enumerate(labels)}
    return System(name, [None if phrase is None else numbers[phrase] for phrase in chosen], labels)


def folded(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def by_rake(text: str) -> list[str]:
    rake = Rake(
        stopwords=set(ENGLISH_STOP_WORDS),
        max_length=3,
        include_repeated_phrases=False,
        sentence_tokenizer=sentences,
        word_tokenizer=tokens,
    )
    rake.extract_keywords_from_text(text)
    return [phrase for phrase in rake.get_ranked_phrases() if re.search(r"[^\W\d]", phrase)]


def by_yake(extractor: yake.KeywordExtractor) -> Callable[[str], list[str]]:
    return lambda text: [phrase for phrase, _ in extractor.extract_keywords(text)]


def systems(texts: list[str], sections: int, topics: int) -> list[System]:
    """Every way, in the order in which they are told."""
    found = []
    vectors = TfidfVectorizer(stop_words="english", min_df=min(2, len(texts)), max_df=0.5, sublinear_tf=True)
    points = vectors.fit_transform(texts)
    for number, whence in [(sections, "as many as sections"), (topics, "as many as On Record's")]:
        means = KMeans(n_clusters=max(1, min(number, len(texts))), n_init=10, random_state=0)
        found.append(clustered(f"TF-IDF, k-means, {whence}", means.fit_predict(points), texts))
    size = max(2, min(50, points.shape[1] - 1, len(texts) - 1))
    flat = normalize(TruncatedSVD(size, random_state=0).fit_transform(points))
    dense = HDBSCAN(min_cluster_size=3, copy=True)
    found.append(clustered("TF-IDF, SVD, HDBSCAN", dense.fit_predict(flat), texts))
    extractor = yake.KeywordExtractor(lan="en", n=3, top=PHRASES)
    found.append(key_phrases("YAKE", texts, by_yake(extractor)))
    found.append(key_phrases("RAKE", texts, by_rake))
    return found


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-'’.]\w+)*|[^\w\s]", text)


# Pattern's tagger writes the tags of the Penn Treebank: what may stand in a noun phrase, and what joins two of them.
INNER = re.compile(r"NN|JJ|CD|DT|PRP\$|POS|VBN|VBG|RB$|FW")
JOINING = {"IN", "CC", "TO"}


def is_noun_phrase(tags: list[str]) -> bool:
    """Whether tags are a noun phrase: it ends in a noun, or in an "-ing" behind something ("cost of living"), begins with a
    word of a noun phrase, and what joins its parts stands between two of them, behind a noun."""
    if not tags or not (tags[-1].startswith("NN") or tags[-1] == "VBG" and len(tags) > 1):
        return False
    for before, tag in zip([""] + tags, tags):
        joins = tag in JOINING and (before.startswith("NN") or before == "JJ" and tag == "CC")
        if not joins and not INNER.match(tag):
            return False
    return True


@dataclass
class Verdict:
    """What most places of a label say."""

    # It is a noun phrase.
    phrase: bool
    # And no noun stands right before or behind it, which would belong to it.
    whole: bool


class Judge:
    """Tells noun phrases by a published tagger, in sentences of the corpus that hold the label."""

    def __init__(self, texts: list[str]) -> None:
        self.tagger = PatternTagger()
        self.sentences = [tokens(sentence) for text in texts for sentence in sentences(text)]
        self.with_word: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.sentences):
            for word in {word.lower() for word in words}:
                self.with_word[word].append(number)

    def tags(self, words: list[str]) -> list[str]:
        return [tag for _, tag in self.tagger.tag(" ".join(words), tokenize=False)]

    def __call__(self, label: str) -> Verdict:
        """By most of the places where it stands; by itself where it stands nowhere."""
        words = [word.lower() for word in tokens(label)]
        phrases: list[bool] = []
        wholes: list[bool] = []
        rarest = min((self.with_word.get(word, []) for word in words), key=len, default=[])
        for number in rarest:
            sentence = self.sentences[number]
            place = at([word.lower() for word in sentence], words)
            # A headline in capitals tells nothing of its words.
            if place is None or sum(word[:1].isupper() for word in sentence) * 2 > len(sentence):
                continue
            tags = self.tags(sentence)
            if len(tags) == len(sentence):
                end = place + len(words)
                phrases.append(is_noun_phrase(tags[place:end]))
                beside = tags[max(0, place - 1) : place] + tags[end : end + 1]
                wholes.append(phrases[-1] and not any(tag.startswith("NN") for tag in beside))
            if len(phrases) == PLACES:
                break
        if not phrases:
            alone = is_noun_phrase(self.tags(tokens(label)))
            return Verdict(alone, alone)
        return Verdict(*(sum(votes) * 2 > len(votes) for votes in (phrases, wholes)))


def at(sentence: list[str], words: list[str]) -> int | None:
    """Where the words stand in a row."""
    places = range(len(sentence) - len(words) + 1)
    return next((place for place in places if sentence[place : place + len(words)] == words), None)


def main() -> None:
    asked = json.load(sys.stdin)
    texts: list[str] = asked["articles"]
    found = systems(texts, asked["sections"], asked["topics"])
    judge = Judge(texts)
    labels = sorted({*asked["labels"], *(label for system in found for label in system.labels)})
    answer = {
        "systems": [asdict(system) for system in found],
        "noun_phrases": {label: asdict(judge(label)) for label in labels},
    }
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
