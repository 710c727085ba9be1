package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicMail;
import cn.icpfiling.sandbox.store.StoreException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Accepts every mail for every recipient. Stores a mail before it answers 250; to a magic address it also comes back. */
@ApplicationScoped
public class SmtpSink {

    private static final Logger LOG = Logger.getLogger(SmtpSink.class);
    private static final int LARGEST = 10 * 1024 * 1024;

    private final SandboxConfig config;
    private final Inbox inbox;
    private final ReturnedMails returned;
    private SMTPServer server;

    SmtpSink(SandboxConfig config, Inbox inbox, ReturnedMails returned) {
        this.config = config;
        this.inbox = inbox;
        this.returned = returned;
    }

    void start(@Observes StartupEvent event) throws UnknownHostException {
        server = SMTPServer.port(config.smtpPort())
                .bindAddress(InetAddress.getByName(config.bind()))
                .hostName("sandbox")
                .softwareName("sandbox")
                .maxMessageSize(LARGEST)
                .maxConnections(50)
                .messageHandlerFactory(this::handler)
                .build();
        server.start();
    }

    void stop(@Observes ShutdownEvent event) {
        server.stop();
    }

    public int port() {
        return server.getPortAllocated();
    }

    private MessageHandler handler(MessageContext context) {
        return new Letter();
    }

    private final class Letter implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private String sender;

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient.toLowerCase(Locale.ROOT));
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            var mail = MailText.read(data);
            try {
                for (var recipient : recipients) {
                    inbox.deliverMail(sender, recipient, mail);
                    MagicMail.of(recipient).ifPresent(magic -> returned.sendBack(sender, recipient, magic));
                }
            } catch (StoreException e) {
                LOG.error("A mail could not be stored", e);
                throw new RejectException(451, "The inbox is away; try again");
            }
            return "stored";
        }

        @Override
        public void done() {
            // no state is kept between mails
        }
    }
}
