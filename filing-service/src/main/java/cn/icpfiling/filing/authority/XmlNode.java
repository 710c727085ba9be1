package cn.icpfiling.filing.authority;

import java.util.List;

/** A parsed element: its local name, its own text, and its children in order. */
record XmlNode(String name, String text, List<XmlNode> children) {

    /** Returns the text of the first child of that name, stripped; empty if there is none. */
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

    /** Returns the children of the first child of that name; empty if there is none. */
    List<XmlNode> inside(String child) {
        for (var node : children) {
            if (node.name().equals(child)) {
                return node.children();
            }
        }
        return List.of();
    }

    /** Returns the content as a document, equal for equal content: unlike the file's bytes, it ignores white space. */
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
