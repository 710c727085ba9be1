package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Notice;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Sends a written notice to the SMS provider or the mail server. */
@ApplicationScoped
class Sender {

    private static final Duration MAIL_WITHIN = Duration.ofSeconds(20);

    /** Status codes after which the provider accepts another try. */
    private static final Set<Integer> RETRYABLE = Set.of(408, 425, 429);

    private final SmsProvider sms;
    private final ReactiveMailer mail;

    Sender(@RestClient SmsProvider sms, ReactiveMailer mail) {
        this.sms = sms;
        this.mail = mail;
    }

    /** The provider refuses this message for good, so another try is useless. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    void send(Notice notice, String recipient, NoticeTexts.Written written) {
        switch (notice.channel()) {
            case SMS -> sendSms(notice, recipient, written);
            case MAIL -> sendMail(notice, recipient, written);
            case VOICE -> throw new IllegalStateException("a call is made by a person");
        }
    }

    private void sendSms(Notice notice, String recipient, NoticeTexts.Written written) {
        try {
            sms.send(new SmsProvider.Message(
                    recipient, written.text(), notice.id().toString()));
        } catch (WebApplicationException answer) {
            var status = answer.getResponse().getStatus();
            if (status < 500 && !RETRYABLE.contains(status)) {
                throw new Refused("the SMS provider answered " + status);
            }
            throw answer;
        }
    }

    private void sendMail(Notice notice, String recipient, NoticeTexts.Written written) {
        var message = Mail.withText(recipient, written.subject(), written.text())
                .addHeader("Message-ID", "<" + notice.id() + "@account-service>")
                .addHeader("Auto-Submitted", "auto-generated");
        mail.send(message).await().atMost(MAIL_WITHIN);
    }
}
