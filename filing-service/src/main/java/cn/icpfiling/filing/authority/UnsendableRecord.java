package cn.icpfiling.filing.authority;

/** An order that cannot be written as a record. The message names the element, never its content. */
final class UnsendableRecord extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    UnsendableRecord(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
