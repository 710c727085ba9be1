package cn.icpfiling.filing.core.catalogue;

/**
 * Why an order came back. Code and pointer are machine-readable. The text is the authority's own if it sent one; it
 * stays in the history and is never published.
 */
public record Reason(String code, String pointer, String rule, String text) {

    public static Reason of(String code, String pointer) {
        return new Reason(code, pointer, null, null);
    }
}
