package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.web.write.VersionTag;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a list.
 *
 * @param version of the list now; unchanged if nothing was added and nothing removed
 * @param networks lines of the list now
 * @param takenOver lines that were removed from the lists of others
 */
@Schema(name = "ProviderNetworkChange")
record NetworkChangeView(UUID providerId, long version, int networks, int added, int removed, int takenOver) {

    VersionTag tag() {
        return new VersionTag(version, Locale.ROOT);
    }
}
