package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.magic.MagicMail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A delivery status notification (RFC 3464). Names and order of its header fields and parts are those of Postfix's bounce daemon
 * ({@code bounce_notify_util.c} of Postfix 3); the words for people are ours.
 *
 * @param id of the mail in the server's queue
 * @param sender the envelope sender of the mail, which the notification goes to
 * @param recipient the envelope recipient of the mail
 */
record Bounce(String id, String sender, String recipient, MagicMail magic, Instant at) {

    /** Of the header From; the envelope sender of a notification is empty. */
    static final String FROM = "mailer-daemon@mx.sandbox.example";

    static final String SUBJECT = "Undelivered Mail Returned to Sender";
    private static final String DELAYED = "Delayed Mail (still being retried)";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String FORM = """
            Return-Path: <>
            Delivered-To: %1$s
            Date: %2$s
            From: %3$s (Mail Delivery System)
            Subject: %4$s
            To: %1$s
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="%5$s.1/mx.sandbox.example"
            Message-Id: <%5$s@mx.sandbox.example>

            --%5$s.1/mx.sandbox.example
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            %6$s

            --%5$s.1/mx.sandbox.example
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.sandbox.example
            X-Postfix-Queue-ID: %5$s
            X-Postfix-Sender: rfc822; %1$s
            Arrival-Date: %2$s

            Final-Recipient: rfc822; %7$s
            Original-Recipient: rfc822;%8$s
            Action: %9$s
            Status: %10$s
            Remote-MTA: dns; mx.recipient.example
            Diagnostic-Code: smtp; %11$s %10$s %12$s

            --%5$s.1/mx.sandbox.example
            Content-Description: %13$s
            Content-Type: text/rfc822-headers

            Return-Path: <%1$s>
            To: %8$s

            --%5$s.1/mx.sandbox.example--
            """;

    /** What people read. */
    String words() {
        return "The mail server of the sandbox tells about your mail to " + recipient + ": " + reason() + ".";
    }

    String title() {
        return magic == MagicMail.LATE ? DELAYED : SUBJECT;
    }

    /** The whole message, with CRLF. */
    String message() {
        return FORM.formatted(
                        sender,
                        DATE.format(at),
                        FROM,
                        title(),
                        id,
                        words(),
                        finalRecipient(),
                        recipient,
                        magic.action(),
                        magic.status(),
                        magic == MagicMail.LATE ? "450" : "550",
                        reason(),
                        magic == MagicMail.LATE ? "Delayed Message Headers" : "Undelivered Message Headers")
                .replace("\n", "\r\n");
    }

    /** Behind an alias, another address than the mail was sent to. */
    String finalRecipient() {
        return magic == MagicMail.BEHIND_ALIAS
                ? "member-of-" + recipient.substring("bounce-alias-".length())
                : recipient;
    }

    private String reason() {
        return switch (magic) {
            case LATE -> "the recipient's server does not answer yet";
            case FULL -> "the mailbox is full";
            case BEHIND_ALIAS -> "an address behind the alias does not exist";
            case UNKNOWN -> "there is no such address";
        };
    }
}
