package cn.icpfiling.inspection.dns.transport;

/**
 * The questions under way of one socket, by their ids. The table has places for as many questions as may be under way and not
 * for all ids, so that the processor keeps it in its caches: a place for each id of each socket was a megabyte and more.
 */
final class OpenQuestions {
    private final Query[] heads;
    private int size;

    OpenQuestions(int most) {
        this.heads = new Query[Integer.highestOneBit(most) << 2];
    }

    /** The question with this id, or null. */
    Query get(int id) {
        var query = heads[place(id)];
        while (query != null && query.id != id) {
            query = query.samePlace;
        }
        return query;
    }

    /** Adds a question; its id is free. */
    void add(Query query) {
        var place = place(query.id);
        query.samePlace = heads[place];
        heads[place] = query;
        size++;
    }

    /** Removes a question that is here. */
    void remove(Query query) {
        var place = place(query.id);
        if (heads[place] == query) {
            heads[place] = query.samePlace;
        } else {
            var before = heads[place];
            while (before.samePlace != query) {
                before = before.samePlace;
            }
            before.samePlace = query.samePlace;
        }
        query.samePlace = null;
        size--;
    }

    int size() {
        return size;
    }

    private int place(int id) {
        return id & heads.length - 1;
    }
}
