package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Notice;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Hands a written notice to the mail server or to a provider of SMS. */
@ApplicationScoped
class Sender {

    private static final Duration MAIL_WITHIN = Duration.ofSeconds(20);

    private final HandOverSms sms;
    private final ReactiveMailer mail;
    private final BounceAddresses bounces;

    Sender(HandOverSms sms, ReactiveMailer mail, BounceAddresses bounces) {
        this.sms = sms;
        this.mail = mail;
        this.bounces = bounces;
    }

    /** The provider refuses this message for good, so another try is useless. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Nothing is sent now. Its name is what the notice keeps as its last fault. */
    static final class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotNow(String why) {
            super(why);
        }
    }

    /** A provider has not approved the text, and no other one takes the message now. */
    static final class Unapproved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean byAll;

        /**
         * @param code of the provider
         * @param byAll whether no provider may take it before an operator has the text approved
         */
        Unapproved(String code, boolean byAll) {
            super(code);
            this.byAll = byAll;
        }

        boolean isByAll() {
            return byAll;
        }
    }

    /** Another worker has the notice, or its fate is decided: this one sends nothing and writes nothing. */
    static final class LeaseLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("lease lost");
        }
    }

    /**
     * @param unsettled whether an earlier try may have reached a provider
     * @return what the provider accepted; its provider is null for a mail
     */
    HandOverSms.Accepted send(Notice notice, boolean unsettled, HandOverSms.Text text) {
        return switch (notice.channel()) {
            case SMS -> sms.handle(notice, unsettled, text);
            case MAIL -> {
                sendMail(notice, text);
                yield HandOverSms.Accepted.NOTHING_KNOWN;
            }
            case VOICE -> throw new IllegalStateException("a call is no message");
        };
    }

    private void sendMail(Notice notice, HandOverSms.Text text) {
        var written = text.written();
        var message = Mail.withText(text.recipient(), written.subject(), written.text())
                .setHtml(written.html())
                .addHeader("Message-ID", "<" + notice.id() + "@account-service>")
                .addHeader("Auto-Submitted", "auto-generated");
        bounces.of(notice.id()).ifPresent(message::setBounceAddress);
        mail.send(message).await().atMost(MAIL_WITHIN);
    }
}
