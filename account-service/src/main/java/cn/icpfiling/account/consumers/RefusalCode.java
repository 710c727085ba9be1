package cn.icpfiling.account.consumers;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Optional;

/** Reads the code of another service's refusal. A status alone may be that of a wrong address or of a proxy. */
final class RefusalCode {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusalCode() {}

    /** Empty if the answer is no problem document. */
    static Optional<String> of(WebApplicationException refused) {
        var answer = refused.getResponse();
        if (!answer.hasEntity()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    JSON.readTree(answer.readEntity(String.class)).path("code").textValue());
        } catch (IOException | ProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
