package cn.icpfiling.account.events;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The one object by which an event is found: its order, else its service, else its subject, else its owner. */
final class AboutEvent {

    private static final List<String> OBJECTS = List.of("orderId", "serviceId", "subjectId");
    private static final TypeReference<Map<String, UUID>> IDS = new TypeReference<>() {};

    private AboutEvent() {}

    static UUID of(UUID owner, Map<String, UUID> ids) {
        return OBJECTS.stream()
                .map(ids::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(owner);
    }

    static UUID ofStored(UUID owner, String ids) {
        return of(owner, JsonText.read(ids, IDS));
    }
}
