"""Which variables a template uses, as dotted paths of the context."""

from collections.abc import Iterator

from jinja2 import nodes

Scope = dict[str, str]


def variables(tree: nodes.Template) -> frozenset[str]:
    """The dotted paths that `tree` reads.

    A loop variable stands for its list: `{% for t in incident.transactions %}{{ t.amount }}` reads
    `incident.transactions` and `incident.transactions.*.amount`. A method call counts as its object.
    """
    return frozenset(path for path in _read(tree, {}) if path)


def _read(node: nodes.Node, scope: Scope) -> Iterator[str]:
    if isinstance(node, nodes.For):
        yield from _loop(node, scope)
    elif isinstance(node, nodes.Assign):
        yield from _read(node.node, scope)
        _bind(node.target, _path(node.node, scope), scope)
    elif (path := _path(node, scope)) is not None:
        yield path
        yield from _computed(node, scope)
    else:
        for child in node.iter_child_nodes():
            yield from _read(child, scope)


def _loop(node: nodes.For, scope: Scope) -> Iterator[str]:
    yield from _read(node.iter, scope)
    path = _path(node.iter, scope)
    inner = {**scope, "loop": ""}
    _bind(node.target, f"{path}.*" if path else None, inner)
    for child in [*node.body, *([node.test] if node.test else [])]:
        yield from _read(child, inner)
    for child in node.else_:
        yield from _read(child, scope)


def _bind(target: nodes.Node, path: str | None, scope: Scope) -> None:
    for name in [target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name):
        scope[name.name] = path or "" if isinstance(target, nodes.Name) else ""


def _path(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted path of a name, attribute or constant item; "" for a local value, None for anything else."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return _below(_path(node.node, scope), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        key = "*" if isinstance(node.arg.value, int) else str(node.arg.value)
        return _below(_path(node.node, scope), key)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        return _path(node.node.node, scope)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _path(node.node, scope)
    return None


def _below(path: str | None, key: str) -> str | None:
    return f"{path}.{key}" if path else path


def _computed(node: nodes.Node, scope: Scope) -> Iterator[str]:
    """What stands in the arguments of calls and filters along a path."""
    if isinstance(node, nodes.Call | nodes.Filter):
        for argument in [*node.args, *node.kwargs]:
            yield from _read(argument, scope)
    if isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Call | nodes.Filter) and node.node is not None:
        yield from _computed(node.node, scope)
