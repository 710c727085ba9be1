package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The effect of the beginning of a mail address: the mail comes back to its envelope sender. The first that fits counts. */
public enum MagicMail {
    LATE("bounce-late-", "delayed", "4.4.1", "a mail comes back as delayed; its server goes on trying"),
    FULL("bounce-full-", "failed", "5.2.2", "a mail comes back: the mailbox is full"),
    BEHIND_ALIAS("bounce-alias-", "failed", "5.1.1", "a mail comes back: an address behind the alias does not exist"),
    UNKNOWN("bounce-", "failed", "5.1.1", "a mail comes back: there is no such address");

    private final String start;
    private final String action;
    private final String status;
    private final String effect;

    MagicMail(String start, String action, String status, String effect) {
        this.start = start;
        this.action = action;
        this.status = status;
        this.effect = effect;
    }

    public static Optional<MagicMail> of(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(magic -> lower.startsWith(magic.start))
                .findFirst();
    }

    /** The field Action of the report (RFC 3464 2.3.3). */
    public String action() {
        return action;
    }

    /** The status code (RFC 3463). */
    public String status() {
        return status;
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
