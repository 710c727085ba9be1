package cn.icpfiling.account.core.templates;

import java.util.Objects;

/**
 * A text as it is written, with its braces.
 *
 * @param subject of a mail; null for the other channels
 */
public record TextSource(String subject, String text) {

    public TextSource {
        Objects.requireNonNull(text, "text");
    }

    /** The first line of a mail's file is its subject. */
    public static TextSource ofFile(String file, boolean isMail) {
        var whole = file.strip();
        if (!isMail) {
            return new TextSource(null, whole);
        }
        var end = whole.indexOf('\n');
        return new TextSource(
                whole.substring(0, end).strip(), whole.substring(end).strip());
    }

    /** The same text with one kind of line ends and no blanks around it; an empty subject counts as none. */
    public TextSource normalised() {
        var plainSubject = subject == null || subject.isBlank() ? null : subject.strip();
        return new TextSource(
                plainSubject, text.replace("\r\n", "\n").replace('\r', '\n').strip());
    }
}
