package cn.icpfiling.filing.authority;

/** The text that arrived is not a document of the interface. The message says what is wrong, never the content. */
final class UnreadableXml extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableXml(String message) {
        super(message);
    }

    UnreadableXml(String message, Throwable cause) {
        super(message, cause);
    }
}
