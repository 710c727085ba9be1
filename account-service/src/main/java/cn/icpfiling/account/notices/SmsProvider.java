package cn.icpfiling.account.notices;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The HTTP API of the SMS provider. The provider accepts a second message with the same reference and does not send
 * it again.
 */
@RegisterRestClient(configKey = "sms")
@Path("/sms/messages")
interface SmsProvider {

    record Message(String to, String text, String reference) {

        @Override
        public String toString() {
            return "Message " + reference;
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    void send(Message message);
}
