package cn.icpfiling.legacy.rows;

/**
 * A column of a kind of file.
 *
 * @param form how its value is masked, and what normalises it
 * @param longest characters of its value
 */
public record LoadColumn(String name, boolean required, Form form, int longest) {

    /** What a value is. */
    public enum Form {
        /** Text for people: kept as it is. */
        TEXT,
        NAME,
        PHONE,
        MAIL,
        CERTIFICATE,
        /** A secret, of which nothing is ever shown. */
        SECRET,
        /** A code, number, moment or id: full-width characters become narrow. */
        CODE
    }

    static LoadColumn required(String name, Form form, int longest) {
        return new LoadColumn(name, true, form, longest);
    }

    static LoadColumn optional(String name, Form form, int longest) {
        return new LoadColumn(name, false, form, longest);
    }
}
