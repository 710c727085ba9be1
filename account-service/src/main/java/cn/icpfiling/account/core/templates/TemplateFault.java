package cn.icpfiling.account.core.templates;

/** A text that cannot be read as a template. */
public final class TemplateFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_EXCERPT = 40;

    private final Kind kind;
    private final String excerpt;

    /** What is wrong. */
    public enum Kind {
        /** A brace or a section has no end. */
        UNCLOSED,
        /** A tag that the language does not have, or one that has no beginning. */
        UNKNOWN_TAG,
        /** Sections in sections, deeper than any notice needs. */
        TOO_DEEP
    }

    TemplateFault(Kind kind, String excerpt) {
        super(kind.name());
        this.kind = kind;
        this.excerpt = excerpt.length() > LONGEST_EXCERPT ? excerpt.substring(0, LONGEST_EXCERPT) : excerpt;
    }

    public Kind kind() {
        return kind;
    }

    /** The part of the text that is wrong. */
    public String excerpt() {
        return excerpt;
    }
}
