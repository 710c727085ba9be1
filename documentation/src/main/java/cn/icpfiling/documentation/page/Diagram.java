package cn.icpfiling.documentation.page;

import cn.icpfiling.documentation.html.Html;
import cn.icpfiling.documentation.source.Lifecycle;
import cn.icpfiling.documentation.source.Lifecycle.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A lifecycle as a picture: one card a state, one line in it for each act that leaves the state, and one track at the
 * right for each state that acts lead to. Acts that stay in a state are left to the table.
 */
final class Diagram {

    private static final int WIDTH = 380;
    private static final int HEAD = 34;
    private static final int LINE = 24;
    private static final int GAP = 16;
    private static final int TRACK = 14;

    private Diagram() {}

    private record Card(String state, int top, int height, List<Step> leaving) {

        int middleOfHead() {
            return top + HEAD / 2;
        }

        int middleOf(int line) {
            return top + HEAD + line * LINE + LINE / 2 - 2;
        }
    }

    private record Track(String state, int from, int to) {}

    static String svg(
            String title,
            String caption,
            Lifecycle lifecycle,
            UnaryOperator<String> stateName,
            Function<Step, String> stepName) {
        var cards = cards(lifecycle);
        var tracks = tracks(cards.values());
        var columns = columns(tracks);
        var width = WIDTH
                + 24
                + TRACK
                        * (columns.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .max()
                                        .orElse(0)
                                + 1);
        var last = cards.values().stream().reduce((a, b) -> b).orElseThrow();
        var height = last.top() + last.height() + 4;
        var svg = new StringBuilder(
                "<figure class=\"diagram\"><div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\""
                        + Html.text(title) + "\">"
                        + "<svg role=\"img\" aria-label=\"" + Html.text(title) + "\" viewBox=\"0 0 " + width + " "
                        + height + "\" width=\"" + width
                        + "\" height=\"" + height + "\">\n");
        tracks.forEach(track -> svg.append(lines(track, columns.get(track.state()), cards)));
        cards.values().forEach(card -> svg.append(drawn(card, lifecycle, stateName, stepName)));
        return svg.append("</svg></div><figcaption>" + Html.text(caption) + "</figcaption></figure>\n")
                .toString();
    }

    private static Map<String, Card> cards(Lifecycle lifecycle) {
        var cards = new LinkedHashMap<String, Card>();
        var top = 2;
        for (var state : lifecycle.states()) {
            var leaving = lifecycle.steps().stream()
                    .filter(step -> step.from().equals(state) && !step.to().equals(state))
                    .toList();
            var height = HEAD + leaving.size() * LINE + (leaving.isEmpty() ? 0 : 6);
            cards.put(state, new Card(state, top, height, leaving));
            top += height + GAP;
        }
        return cards;
    }

    /** The stretch that the track of each state covers: from its head to the furthest act that leads there. */
    private static List<Track> tracks(Iterable<Card> cards) {
        var from = new LinkedHashMap<String, Integer>();
        var to = new HashMap<String, Integer>();
        for (var card : cards) {
            for (var line = 0; line < card.leaving().size(); line++) {
                var state = card.leaving().get(line).to();
                from.merge(state, card.middleOf(line), Math::min);
                to.merge(state, card.middleOf(line), Math::max);
            }
        }
        var tracks = new ArrayList<Track>();
        for (var card : cards) {
            if (from.containsKey(card.state())) {
                tracks.add(new Track(
                        card.state(),
                        Math.min(from.get(card.state()), card.middleOfHead()),
                        Math.max(to.get(card.state()), card.middleOfHead())));
            }
        }
        tracks.sort((a, b) -> Integer.compare(a.to() - a.from(), b.to() - b.from()));
        return tracks;
    }

    /** Short tracks come first; two that meet never share a column. */
    private static Map<String, Integer> columns(List<Track> tracks) {
        var columns = new HashMap<String, Integer>();
        var taken = new ArrayList<List<Track>>();
        for (var track : tracks) {
            var column = 0;
            while (column < taken.size()
                    && taken.get(column).stream()
                            .anyMatch(other -> other.from() <= track.to() + 4 && track.from() <= other.to() + 4)) {
                column++;
            }
            if (column == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(column).add(track);
            columns.put(track.state(), column);
        }
        return columns;
    }

    private static String lines(Track track, int column, Map<String, Card> cards) {
        var x = WIDTH + 20 + column * TRACK;
        var target = cards.get(track.state());
        var path = new StringBuilder("M" + x + " " + track.from() + "V" + track.to());
        var dots = new StringBuilder();
        for (var card : cards.values()) {
            for (var line = 0; line < card.leaving().size(); line++) {
                if (card.leaving().get(line).to().equals(track.state())) {
                    path.append("M" + WIDTH + " " + card.middleOf(line) + "H" + x);
                    dots.append(
                            "<circle class=\"dot\" cx=\"" + x + "\" cy=\"" + card.middleOf(line) + "\" r=\"2.5\"/>");
                }
            }
        }
        path.append("M" + x + " " + target.middleOfHead() + "H" + (WIDTH + 6));
        return "<path class=\"way\" d=\"" + path + "\"/>" + dots + "<path class=\"arrow\" d=\"M" + (WIDTH + 1) + " "
                + target.middleOfHead() + "l8 -5v10z\"/>\n";
    }

    private static String drawn(
            Card card, Lifecycle lifecycle, UnaryOperator<String> stateName, Function<Step, String> stepName) {
        var end = lifecycle.ends().contains(card.state());
        var first = card.state().equals(lifecycle.first());
        var svg = new StringBuilder("<rect class=\"card" + (end ? " end" : first ? " first" : "") + "\" x=\"1\" y=\""
                + card.top() + "\" width=\""
                + (WIDTH - 1) + "\" height=\"" + card.height() + "\" rx=\"8\"/>"
                + "<text class=\"state\" x=\"12\" y=\"" + (card.top() + 22) + "\">"
                + Html.text(stateName.apply(card.state())) + "</text>"
                + "<text class=\"constant\" x=\"" + (WIDTH - 10) + "\" y=\"" + (card.top() + 21)
                + "\" text-anchor=\"end\">" + card.state() + "</text>\n");
        for (var line = 0; line < card.leaving().size(); line++) {
            svg.append("<text class=\"act\" x=\"24\" y=\"" + (card.middleOf(line) + 4) + "\">"
                    + Html.text(stepName.apply(card.leaving().get(line))) + "</text>\n");
        }
        return svg.toString();
    }
}
