package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.EventTypes;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an owner says about an endpoint.
 *
 * @param types null or empty for all
 * @param description null for none
 */
record EndpointEntry(
        @NotBlank @Size(max = 1000) String url,

        @Size(max = 50) List<@NotNull @Size(max = 80) @Pattern(regexp = EventTypes.FORM) String> types,

        @Size(max = 200) @PlainText(lines = true) String description) {

    EventTypes eventTypes() {
        return EventTypes.of(types);
    }

    String descriptionOrEmpty() {
        return description == null ? "" : description.strip();
    }

    /** The URL may contain a key of the receiver. */
    @Override
    public String toString() {
        return "EndpointEntry";
    }
}
