package cn.icpfiling.filing.core.catalogue;

import java.util.List;

/**
 * Why an order came back. Code and pointer are machine-readable. The text is the authority's own if it sent one; it
 * stays in the history and is never published.
 *
 * @param args what the texts of the code name, such as a day; empty in what an older release stored
 */
public record Reason(String code, String pointer, String rule, String text, List<Object> args) {

    public Reason {
        args = args == null ? List.of() : List.copyOf(args);
    }

    public Reason(String code, String pointer, String rule, String text) {
        this(code, pointer, rule, text, List.of());
    }

    public static Reason of(String code, String pointer) {
        return new Reason(code, pointer, null, null);
    }
}
