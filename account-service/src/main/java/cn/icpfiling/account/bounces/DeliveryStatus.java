package cn.icpfiling.account.bounces;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a delivery status notification says of its first recipient (RFC 3464; the codes are those of RFC 3463).
 *
 * @param failed false while the server still tries, and for a delivery
 * @param status such as 5.1.1
 */
record DeliveryStatus(boolean failed, String status) {

    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 5;
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

    /** Empty for a message that is no such notification, or one without a status. */
    static Optional<DeliveryStatus> read(Part message) throws MessagingException, IOException {
        return find(message, 0);
    }

    private static Optional<DeliveryStatus> find(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            return parse(part);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var inner = parts.getBodyPart(i);
                var found = find(inner, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Groups of header fields, separated by blank lines: the first is of the message, the next of a recipient. */
    private static Optional<DeliveryStatus> parse(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).replace("\r\n", "\n");
            for (var group : text.strip().split("\n[ \t]*\n")) {
                var fields = new InternetHeaders(
                        new ByteArrayInputStream((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8)));
                var status = STATUS.matcher(value(fields, "Status"));
                if (status.find()) {
                    var action = value(fields, "Action").toLowerCase(Locale.ROOT);
                    return Optional.of(new DeliveryStatus(action.startsWith("failed"), plain(status.group())));
                }
            }
            return Optional.empty();
        }
    }

    private static String value(InternetHeaders fields, String name) {
        var value = fields.getHeader(name, null);
        return value == null ? "" : value.strip();
    }

    /** Without leading zeros, which some servers write. */
    private static String plain(String status) {
        return status.replaceAll("\\.0+(\\d)", ".$1");
    }
}
