package cn.icpfiling.account.webhooks;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * An active endpoint, as far as an attempt needs it.
 *
 * @param secrets in clear
 */
record Receiver(UUID endpoint, URI url, List<String> secrets) {

    /** Neither the secrets, nor the URL, which may contain a key of the receiver. */
    @Override
    public String toString() {
        return "Receiver[" + endpoint + "]";
    }
}
