//! What newsrooms call the things around an article's text, in elements, classes and ids.

/// Elements that hold no running text of an article.
pub(super) const ELEMENTS: &[&str] = &[
    "header",
    "footer",
    "nav",
    "aside",
    "form",
    "figure",
    "figcaption",
    "menu",
    "time",
    "dialog",
    "address",
    "amp-social-share",
    "amp-ad",
];

/// Words in `class` and `id` of what is not running text.
pub(super) const WORDS: &[&str] = &[
    // Pictures and players.
    "caption",
    "captions",
    "credit",
    "credits",
    "copyright",
    "gallery",
    "slideshow",
    "carousel",
    "swiper",
    "lightbox",
    "player",
    "attribution",
    // Who and when.
    "byline",
    "bylines",
    "author",
    "authors",
    "bio",
    "dateline",
    "timestamp",
    "datetime",
    "pubdate",
    "dates",
    "posted",
    "submitted",
    "contributor",
    "contributors",
    // The page around the text.
    "breadcrumb",
    "breadcrumbs",
    "toolbar",
    "navigation",
    "pagination",
    "pager",
    "tags",
    "keywords",
    "standfirst",
    "subtitle",
    "subheadline",
    "dek",
    "deck",
    // To other pages.
    "related",
    "relatedposts",
    "recirc",
    "recirculation",
    "recommended",
    "recommendations",
    "trending",
    "popular",
    "rail",
    "sidebar",
    "teaser",
    "teasers",
    "promo",
    "promos",
    "promotion",
    "outbrain",
    "taboola",
    "readmore",
    "crosslink",
    "crosslinks",
    // To the reader.
    "share",
    "sharing",
    "sharebar",
    "sharedaddy",
    "addthis",
    "social",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "signup",
    "paywall",
    "comments",
    "disqus",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "disclaimer",
    "disclosure",
    "cta",
    // Advertisements.
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "sponsor",
    "sponsored",
    "banner",
];

/// Words of what opens over a sentence, and is no part of it even where it stands inside.
pub(super) const OVER: &[&str] =
    &["tooltip", "tooltips", "rollover", "popover", "popup", "modal", "hovercard"];

/// Whole classes of what is there for other eyes than those on a screen.
pub(super) const HIDDEN: &[&str] = &[
    "d-none",
    "hidden",
    "visually-hidden",
    "visuallyhidden",
    "off-screen",
    "offscreen",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
];

/// Parts of a table, whose names tell of what its rows are about.
pub(super) const TABLES: &[&str] = &["table", "tbody", "thead", "tfoot", "tr", "td", "th"];

/// What is embedded from elsewhere and belongs to the article: posts that it quotes.
pub(super) const EMBEDDED: &[&str] = &["blockquote"];
