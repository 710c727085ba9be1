package cn.icpfiling.account.bounces;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a delivery status notification says of one recipient (RFC 3464; the codes are those of RFC 3463).
 *
 * @param recipient that the server tried to reach in the end: behind an alias, another one than the mail was sent to. Empty if the
 *     notification names none
 * @param failed false while the server still tries, and for a delivery
 * @param status such as 5.1.1
 */
record DeliveryStatus(String recipient, boolean failed, String status) {

    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 5;

    /** An alias may lead to many. */
    private static final int MOST = 100;

    private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    /** The address does not exist, or its domain takes no mail, for good. A full or a disabled mailbox may come back. */
    boolean saysNoSuchAddress() {
        return failed
                && (status.equals("5.1.1")
                        || status.equals("5.1.2")
                        || status.equals("5.1.3")
                        || status.equals("5.1.6")
                        || status.equals("5.1.10"));
    }

    boolean isOf(String address) {
        return recipient.equalsIgnoreCase(address);
    }

    @Override
    public String toString() {
        return "DeliveryStatus[" + (failed ? "failed " : "") + status + "]";
    }

    /** All recipients with a status; none for a message that is no such notification. */
    static List<DeliveryStatus> read(Part message) throws MessagingException, IOException {
        return find(message, 0);
    }

    private static List<DeliveryStatus> find(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return List.of();
        }
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            return parse(part);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var inner = parts.getBodyPart(i);
                var found = find(inner, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** Groups of header fields, separated by blank lines: the first is of the message, each other one of a recipient. */
    private static List<DeliveryStatus> parse(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).replace("\r\n", "\n");
            var recipients = new ArrayList<DeliveryStatus>();
            for (var group : text.strip().split("\n[ \t]*\n")) {
                var fields = new InternetHeaders(
                        new ByteArrayInputStream((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8)));
                var status = STATUS.matcher(value(fields, "Status"));
                if (status.find() && recipients.size() < MOST) {
                    var action = value(fields, "Action").toLowerCase(Locale.ROOT);
                    recipients.add(new DeliveryStatus(
                            address(value(fields, "Final-Recipient")),
                            action.startsWith("failed"),
                            plain(status.group())));
                }
            }
            return List.copyOf(recipients);
        }
    }

    private static String value(InternetHeaders fields, String name) {
        var value = fields.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    /** The address behind its type, such as {@code rfc822; lilei@example.cn}; some servers put it in brackets. */
    private static String address(String field) {
        return field.substring(field.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
    }

    /** Without leading zeros, which some servers write. */
    private static String plain(String status) {
        return status.replaceAll("\\.0+(\\d)", ".$1");
    }
}
