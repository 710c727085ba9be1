package cn.icpfiling.account.events;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event as its owner reads it, and the {@code data} of a webhook.
 *
 * @param number in the owner's log, gapless
 * @param holder the account that the event is about; absent if the event is about the owner itself
 * @param about ids by names such as orderId
 * @param serving the change of the serving list; absent from all other events
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        UUID eventId,
        long number,
        String type,
        Instant occurredAt,
        long sequence,
        UUID holder,
        Map<String, UUID> about,
        ServingChange serving) {

    private static final TypeReference<Map<String, UUID>> IDS = new TypeReference<>() {};

    public static EventView of(EventTable.Row row) {
        return new EventView(
                row.eventId(),
                row.number(),
                row.type(),
                row.occurredAt(),
                row.sequence(),
                row.holder(),
                JsonText.read(row.ids(), IDS),
                row.serving() == null ? null : JsonText.read(row.serving(), ServingChange.class));
    }
}
