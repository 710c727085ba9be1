package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.numbers.IpAddresses;
import cn.icpfiling.platform.database.JsonListConverter;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;

/** Addresses of an instance as a JSON array in one column. */
@Converter(autoApply = true)
public class IpAddressesConverter extends JsonListConverter<IpAddresses, String> {

    public IpAddressesConverter() {
        super(new TypeReference<List<String>>() {}, IpAddresses::items, IpAddresses::new);
    }
}
