package cn.icpfiling.platform.web.write;

import cn.icpfiling.platform.web.problem.StrictForm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change of a resource by RFC 7396: a missing member stays unchanged, null removes it, a list is replaced as a whole.
 *
 * @param entry the values that the patch sets, read strictly; null if it sets none
 * @param <T> the form of the resource
 */
public record MergePatch<T>(T entry, JsonNode patch) {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Throws 400 if a member does not have the form of the resource's member. */
    public static <T> MergePatch<T> of(JsonNode patch, Class<T> form, StrictForm strict) {
        var set = patch.isObject() ? merged(JSON.createObjectNode(), patch) : patch;
        return new MergePatch<>(strict.read(set, form), patch);
    }

    /** Returns the resource after the patch. */
    public <S> S appliedTo(S resource, Class<S> type) {
        return JSON.convertValue(merged(JSON.valueToTree(resource), patch), type);
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : JSON.createObjectNode();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
            }
        }
        return result;
    }

    /** Leaves out the values, which are personal. */
    @Override
    public String toString() {
        return "MergePatch";
    }
}
