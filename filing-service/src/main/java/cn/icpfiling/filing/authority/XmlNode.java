package cn.icpfiling.filing.authority;

import java.util.List;

/** An element as read: its local name, its own text, its children in order. */
record XmlNode(String name, String text, List<XmlNode> children) {

    /** Text of the first child of that name, stripped; empty when there is none. */
    String textOf(String child) {
        for (var node : children) {
            if (node.name().equals(child)) {
                return node.text().strip();
            }
        }
        return "";
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name().equals(child)).toList();
    }

    /** Children of the first child of that name; none when there is no such child. */
    List<XmlNode> inside(String child) {
        for (var node : children) {
            if (node.name().equals(child)) {
                return node.children();
            }
        }
        return List.of();
    }

    /** All that was said as a document, equal for equal content: unlike the file's bytes it knows no white space. */
    String canonical() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name).append('>');
        out.append(text.strip().replace("&", "&amp;").replace("<", "&lt;"));
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }
}
