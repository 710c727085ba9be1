package cn.icpfiling.platform.web.page;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.web.Environment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

final class Cursors {

    private static final Logger LOG = Logger.getLogger(Cursors.class);

    @Produces
    @Singleton
    CursorCodec codec(@ConfigProperty(name = "icp.cursor.key") Optional<String> key, Environment environment) {
        if (key.isPresent()) {
            return new CursorCodec(Base64.getDecoder().decode(key.get()));
        }
        if (environment.guarded()) {
            throw new IllegalStateException("icp.cursor.key is not set: replicas would not read each other's cursors.");
        }
        LOG.debug("no icp.cursor.key: cursors hold until the next start");
        var made = new byte[32];
        new SecureRandom().nextBytes(made);
        return new CursorCodec(made);
    }

    @Produces
    @Singleton
    KeysetPages pages(CursorCodec codec) {
        return new KeysetPages(codec);
    }
}
