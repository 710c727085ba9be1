package cn.icpfiling.sandbox.authority;

import java.util.List;
import java.util.Optional;

/** An element of the authority's XML, whose files have no attributes and no mixed content. */
record XmlElement(String name, String text, List<XmlElement> children) {

    static XmlElement of(String name, String text) {
        return new XmlElement(name, text == null ? "" : text, List.of());
    }

    static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, "", List.copyOf(children));
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** Stripped; empty if the element is missing. */
    String value(String wanted) {
        return child(wanted).map(child -> child.text.strip()).orElse("");
    }

    /** Returns the children named {@code item} of the list element {@code list}. */
    List<XmlElement> items(String list, String item) {
        return child(list)
                .map(found -> found.children.stream()
                        .filter(child -> child.name.equals(item))
                        .toList())
                .orElse(List.of());
    }
}
