package cn.icpfiling.inspection.core.networks;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds networks that share an address on a day they share. */
public final class Overlaps {

    private Overlaps() {}

    /** Two overlapping networks; the first contains the second, or is equal to it. */
    public record Pair<T>(T outer, T inner) {}

    /**
     * Walks through all networks once in the order of their addresses, with the blocks that contain the present one on a
     * stack. The days of a block are sorted, so many days of one block cost no more than many blocks.
     *
     * @param counts which pairs to return
     * @param most how many pairs to return
     */
    public static <T> List<Pair<T>> among(
            Collection<T> all, Function<T, Network> network, Predicate<Pair<T>> counts, int most) {
        var found = new ArrayList<Pair<T>>();
        var around = new ArrayDeque<Block<T>>();
        var ordered = all.stream()
                .sorted(Comparator.comparing(one -> network.apply(one).cidr(), Cidr.ORDER))
                .toList();
        for (var one : ordered) {
            var inner = network.apply(one);
            while (!around.isEmpty() && !around.peek().cidr().overlaps(inner.cidr())) {
                around.pop();
            }
            for (var block : around) {
                for (var outer : block.onDaysOf(inner, network)) {
                    var pair = new Pair<>(outer, one);
                    if (counts.test(pair)) {
                        found.add(pair);
                        if (found.size() == most) {
                            return found;
                        }
                    }
                }
            }
            if (around.isEmpty() || !around.peek().cidr().equals(inner.cidr())) {
                around.push(new Block<>(inner.cidr(), new ArrayList<>()));
            }
            around.peek().add(one, network);
        }
        return found;
    }

    /**
     * The networks of one block.
     *
     * @param layers networks by their first day; those of one layer share no day, so one layer is enough for a block without
     *     faults
     */
    private record Block<T>(Cidr cidr, List<NavigableMap<LocalDate, T>> layers) {

        List<T> onDaysOf(Network asked, Function<T, Network> network) {
            var found = new ArrayList<T>();
            for (var layer : layers) {
                var last = asked.validTo() == null ? layer.lastEntry() : layer.floorEntry(asked.validTo());
                while (last != null && network.apply(last.getValue()).sharesADayWith(asked)) {
                    found.add(last.getValue());
                    last = layer.lowerEntry(last.getKey());
                }
            }
            return found;
        }

        void add(T one, Function<T, Network> network) {
            var added = network.apply(one);
            for (var layer : layers) {
                var last = added.validTo() == null ? layer.lastEntry() : layer.floorEntry(added.validTo());
                if (last == null || !network.apply(last.getValue()).sharesADayWith(added)) {
                    layer.put(added.validFrom(), one);
                    return;
                }
            }
            var layer = new TreeMap<LocalDate, T>();
            layer.put(added.validFrom(), one);
            layers.add(layer);
        }
    }
}
