package cn.icpfiling.platform.security;

import cn.icpfiling.platform.id.Ids;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A member of an account, and the rights that the account's holder granted. Grants add up. A token names them in its claims
 * {@code member} and {@code rights} (ADR 0034).
 *
 * @param member id of the membership; null if the claim is unreadable, and then nothing is granted
 * @param everywhere the rights for all services
 * @param services the rights for single services
 */
public record Membership(UUID member, Set<Right> everywhere, Map<UUID, Set<Right>> services) {

    /** The most services with rights of their own. */
    public static final int MOST_SERVICES = 32;

    private static final String ALL = "*";

    public Membership {
        everywhere = Set.copyOf(everywhere);
        services = services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /**
     * Reads the claims of a token. A word of another form grants nothing.
     *
     * @param rights words like {@code *=VIEW} or {@code <service id>=EDIT,SUBMIT}, separated by spaces; may be null
     */
    public static Membership parse(String member, String rights) {
        var id = idOf(member);
        var everywhere = EnumSet.noneOf(Right.class);
        var services = new HashMap<UUID, Set<Right>>();
        if (id.isPresent() && rights != null) {
            for (var word : rights.strip().split(" +")) {
                var parts = word.split("=", -1);
                if (parts.length == 2) {
                    var granted = rightsOf(parts[1]);
                    if (parts[0].equals(ALL)) {
                        everywhere.addAll(granted);
                    } else {
                        idOf(parts[0]).ifPresent(service -> services.merge(service, granted, Membership::both));
                    }
                }
            }
        }
        return new Membership(id.orElse(null), everywhere, services);
    }

    /** Returns the claim {@code rights}, the same for the same grants. */
    public String written() {
        var words = new TreeMap<String, Set<Right>>();
        if (!everywhere.isEmpty()) {
            words.put(ALL, everywhere);
        }
        services.forEach((service, granted) -> words.put(service.toString(), granted));
        return words.entrySet().stream()
                .map(word -> word.getKey() + "="
                        + word.getValue().stream().sorted().map(Right::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    /** Whether the member has the right for what the reach names. */
    public boolean has(Right right, Reach reach) {
        return includes(everywhere, right)
                || switch (reach) {
                    case Reach.AnyService() -> services.values().stream().anyMatch(granted -> includes(granted, right));
                    case Reach.AllServices() -> false;
                    case Reach.OneService(UUID id) -> includes(services.getOrDefault(id, Set.of()), right);
                };
    }

    /** The services that the member sees, in the order of their ids, which cursors rely on; empty for all of them. */
    public Optional<Set<UUID>> seenServices() {
        return everywhere.isEmpty()
                ? Optional.of(Collections.unmodifiableSet(services.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.<UUID, Set<UUID>>toCollection(TreeSet::new))))
                : Optional.empty();
    }

    private static boolean includes(Set<Right> granted, Right right) {
        return right == Right.VIEW ? !granted.isEmpty() : granted.contains(right);
    }

    private static Set<Right> rightsOf(String words) {
        var known = EnumSet.noneOf(Right.class);
        Arrays.stream(Right.values())
                .filter(right -> Arrays.asList(words.split(",")).contains(right.name()))
                .forEach(known::add);
        return known;
    }

    private static Set<Right> both(Set<Right> one, Set<Right> other) {
        var all = EnumSet.noneOf(Right.class);
        all.addAll(one);
        all.addAll(other);
        return all;
    }

    private static Optional<UUID> idOf(String written) {
        try {
            return Optional.ofNullable(written).map(Ids::parse);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
