package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** The hosting provider as messages name it. */
@ConfigMapping(prefix = "icp.provider")
public interface ProviderProfile {

    @WithDefault("阿里云")
    String name();

    @WithDefault("Alibaba Cloud")
    String nameEn();

    /** The numbers the provider calls from, until filing-service has told those of its profile. */
    @WithDefault("95187,0571-88158388")
    List<String> callNumbers();

    default String nameIn(Language language) {
        return language == Language.EN ? nameEn() : name();
    }
}
