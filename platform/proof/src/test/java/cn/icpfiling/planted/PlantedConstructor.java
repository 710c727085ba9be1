package cn.icpfiling.planted;

import java.util.List;

/** Needs one collaborator too many. */
final class PlantedConstructor {
    private final List<Object> needed;

    PlantedConstructor(
            Object one,
            Object two,
            Object three,
            Object four,
            Object five,
            Object six,
            Object seven,
            Object eight,
            Object nine) {
        needed = List.of(one, two, three, four, five, six, seven, eight, nine);
    }

    int count() {
        return needed.size();
    }
}
