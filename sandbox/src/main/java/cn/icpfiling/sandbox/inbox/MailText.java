package cn.icpfiling.sandbox.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Subject, readable text (the plain part, else another text part) and Message-ID of a mail.
 *
 * @param messageId null if the mail has none that can be kept
 */
record MailText(String subject, String text, String messageId) {

    private static final int DEEPEST = 10;
    private static final Pattern KEPT = Pattern.compile("[!-~]{1,256}");

    static MailText read(InputStream data) throws IOException {
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), data);
            return new MailText(mail.getSubject(), text(mail, 0), kept(mail.getMessageID()));
        } catch (MessagingException e) {
            throw new IOException("not a mail: " + e.getMessage(), e);
        }
    }

    private static String kept(String messageId) {
        return messageId != null && KEPT.matcher(messageId).matches() ? messageId : null;
    }

    private static String text(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            var best = "";
            for (var i = 0; i < parts.getCount(); i++) {
                var inner = parts.getBodyPart(i);
                var found = text(inner, depth + 1);
                if (best.isEmpty() || inner.isMimeType("text/plain")) {
                    best = found;
                }
            }
            return best;
        }
        return part.isMimeType("text/*") && part.getContent() instanceof String text ? text : "";
    }
}
