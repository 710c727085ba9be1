package cn.icpfiling.documentation.html;

/** What the short forms of links in Markdown lead to, such as {@code operation:createOrder}. */
public interface LinkTargets {

    /** An address, and the text of a link that has none of its own, as HTML. */
    record Target(String address, String label) {}

    /** Returns the target, or throws if there is none. */
    Target target(Language language, String kind, String name);

    /** Returns the picture of that name as HTML. */
    String diagram(Language language, String name);
}
