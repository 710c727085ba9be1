package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.personaldata.Masks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Decrypts notices for those who may read them. */
@ApplicationScoped
public class NoticeContents {

    private static final Logger LOG = Logger.getLogger(NoticeContents.class);

    /** Stands for a link that its reader must not have from here. */
    private static final String HIDDEN = "******";

    private final NoticeEncryption encryption;
    private final NoticeTexts texts;
    private final Counter unreadable;

    NoticeContents(NoticeEncryption encryption, NoticeTexts texts, MeterRegistry meters) {
        this.encryption = encryption;
        this.texts = texts;
        this.unreadable = Counter.builder("icp.account.notices.unreadable")
                .description("notices of a list that could not be decrypted or worded")
                .register(meters);
    }

    /**
     * A notice as it was sent, with its recipient masked and without the link that stops the case of a lost phone.
     *
     * @param subject of a mail; null for the other channels
     */
    public record Content(String recipient, String subject, String text) {

        /** Stands for a notice that cannot be decrypted or worded. */
        private static final Content UNREADABLE = new Content("", null, "");

        /** True for a notice that cannot be read, null for all others. */
        public Boolean unreadable() {
            return this == UNREADABLE ? Boolean.TRUE : null;
        }

        @Override
        public String toString() {
            return "Content";
        }
    }

    /**
     * The number of a call in clear and the person to ask for.
     *
     * @param name null if the filing names no person
     */
    public record Callee(String phone, String name) {

        @Override
        public String toString() {
            return "Callee";
        }
    }

    public Content of(Notice notice) {
        var written = texts.write(notice, shown(notice));
        return new Content(masked(notice), written.subject(), written.text());
    }

    /**
     * A link against the case of a lost phone proves the contact that it was sent to, and a thief of the phone begins a session; so no
     * session reads it.
     */
    private Map<String, Object> shown(Notice notice) {
        var values = new HashMap<>(encryption.valuesOf(notice));
        if (notice.template() == NoticeTemplate.PHONE_CHANGE_GRANTED) {
            values.put("link", HIDDEN);
        }
        return values;
    }

    private String masked(Notice notice) {
        var recipient = encryption.recipientOf(notice);
        return notice.channel() == Channel.MAIL ? Masks.mail(recipient) : Phones.masked(recipient);
    }

    /** The recipient for a list, masked; empty if it cannot be decrypted. */
    public String recipientInList(Notice notice) {
        try {
            return masked(notice);
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.errorf(
                    "the recipient of notice %s cannot be read: %s",
                    notice.id(), e.getClass().getName());
            return Content.UNREADABLE.recipient();
        }
    }

    /** The same for a list, which one notice that cannot be read must not spoil: that one has no text, is logged and counted. */
    public Content inList(Notice notice) {
        try {
            return of(notice);
        } catch (RuntimeException e) {
            unreadable.increment();
            LOG.errorf("notice %s cannot be read: %s", notice.id(), e.getClass().getName());
            return Content.UNREADABLE;
        }
    }

    /** What a machine reads out in a call: the text of the SMS, for the script is a talk between two persons. */
    public String readOut(Notice call) {
        return texts.write(call.template(), Channel.SMS, call.language(), encryption.valuesOf(call))
                .text();
    }

    /** The number or mail address in clear. */
    public String recipientOf(Notice notice) {
        return encryption.recipientOf(notice);
    }

    public Callee callee(Notice call) {
        var name = encryption.valuesOf(call).get("name");
        return new Callee(encryption.recipientOf(call), name == null ? null : name.toString());
    }
}
