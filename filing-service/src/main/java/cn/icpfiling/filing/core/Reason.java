package cn.icpfiling.filing.core;

/**
 * Why an order came back. Code and pointer are machine-readable; the text is the authority's own where it sent one,
 * stays in the history and is never published.
 */
public record Reason(String code, String pointer, String rule, String text) {

    public static Reason of(String code, String pointer) {
        return new Reason(code, pointer, null, null);
    }
}
