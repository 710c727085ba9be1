package cn.icpfiling.platform.web.start;

import cn.icpfiling.platform.web.Environment;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

final class Environments {

    @Produces
    @Singleton
    Environment environment(@ConfigProperty(name = Environment.KEY) Optional<String> name) {
        return Environment.of(name);
    }
}
