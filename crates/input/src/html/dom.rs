//! Small questions to a page's tree, without recursion: a page may be nested deeper than the stack is long.

use dom_query::{Document, NodeRef};

/// A step of a walk through a tree, in the order of the text.
pub(super) enum Step<'t> {
    /// An element begins; its inside comes next, unless it is passed over.
    Enter(NodeRef<'t>),
    /// An element ends that was entered.
    Leave(NodeRef<'t>),
    /// A piece of text.
    Text(NodeRef<'t>),
}

/// Walks through everything below `root`. The visitor says whether an element is entered; what it answers to other
/// steps does not matter. An element that is passed over is not left either.
pub(super) fn walk<'t>(root: &NodeRef<'t>, mut visit: impl FnMut(Step<'t>) -> bool) {
    let mut at = root.first_child();
    while let Some(node) = at {
        let entered = if node.is_element() {
            visit(Step::Enter(node))
        } else {
            if node.is_text() {
                visit(Step::Text(node));
            }
            false
        };
        if entered {
            if let Some(child) = node.first_child() {
                at = Some(child);
                continue;
            }
            visit(Step::Leave(node));
        }
        at = next_outside(node, root, &mut visit);
    }
}

/// The node behind this one that does not lie in it, leaving every element on the way.
fn next_outside<'t>(
    mut node: NodeRef<'t>,
    root: &NodeRef<'t>,
    visit: &mut impl FnMut(Step<'t>) -> bool,
) -> Option<NodeRef<'t>> {
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
        visit(Step::Leave(node));
    }
}

/// The elements below `root` that `wanted` takes, the outermost ones only.
pub(super) fn outermost<'t>(root: &NodeRef<'t>, wanted: impl Fn(&NodeRef<'t>) -> bool) -> Vec<NodeRef<'t>> {
    let mut found = Vec::new();
    walk(root, |step| match step {
        Step::Enter(node) if wanted(&node) => {
            found.push(node);
            false
        }
        _ => true,
    });
    found
}

/// The elements below `root` that have one of the names.
pub(super) fn named<'t>(root: &NodeRef<'t>, names: &[&str]) -> Vec<NodeRef<'t>> {
    let mut found = Vec::new();
    walk(root, |step| {
        if let Step::Enter(node) = step
            && is(&node, names)
        {
            found.push(node);
        }
        true
    });
    found
}

/// Whether an element has one of the names.
pub(super) fn is(node: &NodeRef<'_>, names: &[&str]) -> bool {
    node.element_ref().is_some_and(|element| names.contains(&element.name.local.as_ref()))
}

/// An attribute that says something, trimmed.
pub(super) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// An element's text with single blanks.
pub(super) fn text(node: &NodeRef<'_>) -> String {
    squeezed(&node.text())
}

/// A text in one line, with single blanks.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How deep elements lie in one another below `root`.
pub(super) fn depth(root: &NodeRef<'_>) -> usize {
    let (mut deepest, mut now) = (0_usize, 0_usize);
    walk(root, |step| {
        match step {
            Step::Enter(_) => {
                now += 1;
                deepest = deepest.max(now);
            }
            Step::Leave(_) => now = now.saturating_sub(1),
            Step::Text(_) => {}
        }
        true
    });
    deepest
}

/// The text of a piece of HTML: of `Ada &amp; Ben`, `Ada & Ben`.
pub(super) fn unescaped(html: &str) -> String {
    text(&Document::fragment(html).root())
}
