package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;

/** Decrypts notices for those who may read them. */
@ApplicationScoped
public class NoticeContents {

    private final NoticeEncryption encryption;
    private final NoticeTexts texts;

    NoticeContents(NoticeEncryption encryption, NoticeTexts texts) {
        this.encryption = encryption;
        this.texts = texts;
    }

    /**
     * A notice as it was sent, with its recipient masked.
     *
     * @param subject of a mail; null for the other channels
     */
    public record Content(String recipient, String subject, String text) {

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
        var written = texts.write(notice, encryption.valuesOf(notice));
        var recipient = encryption.recipientOf(notice);
        return new Content(
                notice.channel() == Channel.MAIL ? Masks.mail(recipient) : Phones.masked(recipient),
                written.subject(),
                written.text());
    }

    public Callee callee(Notice call) {
        var name = encryption.valuesOf(call).get("name");
        return new Callee(encryption.recipientOf(call), name == null ? null : name.toString());
    }
}
