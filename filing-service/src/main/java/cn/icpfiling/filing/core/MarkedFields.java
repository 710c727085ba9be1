package cn.icpfiling.filing.core;

import java.util.List;

/** JSON pointers to the fields of an order that a form highlights, as they are stored. */
public record MarkedFields(List<String> items) {

    public MarkedFields {
        items = List.copyOf(items);
    }
}
