package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.web.write.VersionTag;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of a provider's list.
 *
 * @param name null while the provider has no list
 * @param version 0 while the provider has no list
 */
@Schema(name = "ProviderNetworkPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NetworkPage(UUID providerId, String name, long version, List<NetworkView> items, String next) {

    VersionTag tag() {
        return new VersionTag(version, Locale.ROOT);
    }
}
