package cn.icpfiling.filing.core.numbers;

import java.util.List;

/** The addresses of an instance, as they are stored. */
public record IpAddresses(List<String> items) {

    public IpAddresses {
        items = List.copyOf(items);
    }
}
