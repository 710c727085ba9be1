package cn.icpfiling.platform.web.metrics;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/** When a store of certificates is of no more use. */
final class Certificates {

    private Certificates() {}

    /**
     * A key ends with the first certificate of its chain that ends. Authorities are there to take turns: while one of them is good, the
     * store is.
     *
     * @param store null if there is none
     */
    static Optional<Instant> endOf(KeyStore store) {
        if (store == null) {
            return Optional.empty();
        }
        try {
            var keys = new ArrayList<Instant>();
            var authorities = new ArrayList<Instant>();
            for (var alias : Collections.list(store.aliases())) {
                var chain = store.getCertificateChain(alias);
                if (chain != null) {
                    Arrays.stream(chain).map(Certificates::endOf).forEach(keys::add);
                } else if (store.getCertificate(alias) != null) {
                    authorities.add(endOf(store.getCertificate(alias)));
                }
            }
            return keys.isEmpty()
                    ? authorities.stream().max(Comparator.naturalOrder())
                    : keys.stream().min(Comparator.naturalOrder());
        } catch (KeyStoreException unloaded) {
            throw new IllegalStateException(unloaded);
        }
    }

    private static Instant endOf(Certificate certificate) {
        return certificate instanceof X509Certificate known
                ? known.getNotAfter().toInstant()
                : Instant.MAX;
    }
}
