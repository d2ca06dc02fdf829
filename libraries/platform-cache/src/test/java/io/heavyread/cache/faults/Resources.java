package io.heavyread.cache.faults;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;

/**
 * What this process holds, after a collection.
 *
 * @param threads live threads
 * @param files open file descriptors
 * @param directBytes bytes of direct memory, of Netty's and the JDK's buffers
 * @param heapBytes bytes of objects that live
 */
record Resources(int threads, long files, long directBytes, long heapBytes) {

	private static final int COLLECTIONS = 3;

	static Resources now() {
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
		}
		return new Resources(ManagementFactory.getThreadMXBean().getThreadCount(),
				ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount(),
				directMemory(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
	}

	private static long directMemory() {
		long netty = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
		return netty + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

	/** Return what grew beyond these allowances since then, as sentences. */
	List<String> growthSince(Resources before, Resources allowance) {
		List<String> growth = new ArrayList<>();
		grown(growth, "threads", before.threads, this.threads, allowance.threads);
		grown(growth, "file descriptors", before.files, this.files, allowance.files);
		grown(growth, "direct memory", before.directBytes, this.directBytes, allowance.directBytes);
		grown(growth, "heap", before.heapBytes, this.heapBytes, allowance.heapBytes);
		return growth;
	}

	private static void grown(List<String> growth, String what, long before, long now, long allowance) {
		if (now > before + allowance) {
			growth.add(what + " grew from " + before + " to " + now);
		}
	}

}
