package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.NetworkList;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head of a list, as staff see it. */
@Schema(name = "ProviderNetworkList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NetworkListView(UUID providerId, String name, long version, Instant changedAt) {

    static NetworkListView of(NetworkList list) {
        return new NetworkListView(list.provider(), list.name(), list.version(), list.changedAt());
    }
}
