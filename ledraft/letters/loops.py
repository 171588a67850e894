"""Loops that would multiply: one inside another that does not go over a part of the outer loop's own item.

Where every inner loop takes its items from the item at hand, a template runs once over the data, however deep it nests.
Any other nesting runs as often as its lists are long, multiplied with each other, and may take for ever.
"""

from collections.abc import Iterator

from jinja2 import nodes


def crossed(tree: nodes.Node) -> Iterator[int]:
    """The line of each loop that multiplies, and of each assignment that gives a loop's item another meaning."""
    for loop in _outermost(tree):
        yield from _crossed(loop)
    items = {name for loop in tree.find_all(nodes.For) for name in _names(loop.target)}
    for assignment in tree.find_all(nodes.Assign):
        if items & _names(assignment.target):
            yield assignment.lineno
    for block in tree.find_all(nodes.With):
        if any(items & _names(target) for target in block.targets):
            yield block.lineno


def _crossed(loop: nodes.For) -> Iterator[int]:
    own = _names(loop.target)
    for inner in _outermost(loop):
        if _root(inner.iter) not in own:
            yield inner.lineno
        yield from _crossed(inner)


def _names(target: nodes.Node) -> set[str]:
    return {one.name for one in (target, *target.find_all(nodes.Name)) if isinstance(one, nodes.Name)}


def _outermost(node: nodes.Node) -> Iterator[nodes.For]:
    """The loops below `node` that lie in no other loop below it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.For):
            yield child
        else:
            yield from _outermost(child)


def _root(expression: nodes.Node) -> str:
    """The name that a plain path begins with (`row` of `row.cells[0]`), "" for any other expression."""
    while isinstance(expression, nodes.Getattr | nodes.Getitem):
        expression = expression.node
    return expression.name if isinstance(expression, nodes.Name) else ""
