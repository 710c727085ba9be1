package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A change to sound manifests after which one check must fail. */
record Canary(JsonNode change) {

    static List<Canary> all(String file) {
        var all = new ArrayList<Canary>();
        Bundle.tree(Bundle.resource(file)).forEach(change -> all.add(new Canary(change)));
        return all;
    }

    String fails() {
        return change.path("fails").asText();
    }

    /** Checks that fail too and cannot but: each is named with the fixture. */
    List<String> but() {
        var names = new ArrayList<String>();
        change.path("but").forEach(name -> names.add(name.asText()));
        return names;
    }

    Bundle applyTo(Bundle sound) {
        var items = new ArrayList<Item>();
        sound.items().forEach(item -> items.add(new Item(item.json().deepCopy())));
        for (var gone : change.path("drop")) {
            if (!items.removeIf(item -> item.id().equals(gone.asText()))) {
                throw new IllegalArgumentException("no " + gone);
            }
        }
        if (change.has("set") || change.has("remove")) {
            edit(items, change.path("at").asText("Deployment/web"), change.path("set"), change.path("remove"));
        }
        change.path("also")
                .properties()
                .forEach(more -> edit(items, more.getKey(), more.getValue(), change.path("none")));
        if (change.has("add")) {
            items.add(new Item(change.path("add")));
        }
        return new Bundle(items);
    }

    private static void edit(List<Item> items, String id, JsonNode set, JsonNode remove) {
        var json = items.stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id))
                .json();
        for (var entry : set.properties()) {
            // a copy, because a later entry may change a member of it
            write(json, pointer(entry.getKey()), entry.getValue().deepCopy());
        }
        for (var gone : remove) {
            var at = pointer(gone.asText());
            if (json.at(at).isMissingNode()) {
                throw new IllegalArgumentException(id + " has no " + at);
            }
            ((ObjectNode) json.at(at.head())).remove(at.last().getMatchingProperty());
        }
    }

    private static void write(JsonNode json, JsonPointer at, JsonNode value) {
        var parent = json.at(at.head());
        if (parent instanceof ArrayNode list) {
            if (at.last().getMatchingIndex() == list.size()) {
                list.add(value);
            } else {
                list.set(at.last().getMatchingIndex(), value);
            }
        } else if (parent instanceof ObjectNode object) {
            object.set(at.last().getMatchingProperty(), value);
        } else {
            throw new IllegalArgumentException("nothing at " + at.head());
        }
    }

    private static JsonPointer pointer(String text) {
        return JsonPointer.compile(
                text.replaceFirst("^BOX", "POD/containers/0").replaceFirst("^POD", "/spec/template/spec"));
    }
}
