package cn.icpfiling.account.core.templates;

import java.util.Objects;

/**
 * A value that texts may name.
 *
 * @param optional some notices lack it, so a text names it only under a condition
 * @param personal about a person, or a secret: no subject of a mail may name it
 */
public record Variable(String name, Kind kind, boolean optional, boolean personal, Bilingual description) {

    /** What a text can do with a variable. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** True or false: for conditions only. */
        FLAG,
        /** A code that conditions compare. */
        CODE,
        /** Texts to go through one by one. */
        LIST
    }

    public Variable {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
    }
}
