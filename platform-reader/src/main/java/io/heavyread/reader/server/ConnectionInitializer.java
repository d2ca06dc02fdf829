package io.heavyread.reader.server;

import java.util.Map;

import io.heavyread.reader.answer.Answers;
import io.heavyread.reader.answer.Exchange;
import io.heavyread.reader.connection.Connection;
import io.heavyread.reader.connection.Deadlines;
import io.heavyread.reader.connection.OpenConnections;
import io.heavyread.reader.decoder.RequestHeaders;
import io.heavyread.reader.decoder.RequestRules;
import io.heavyread.reader.decoder.StrictRequestDecoder;
import io.heavyread.reader.traffic.Traffic;
import io.heavyread.service.web.HostNames;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.util.concurrent.EventExecutor;

/** Sets up the connections of one server, as many as are allowed. */
@SuppressWarnings("FutureReturnValueIgnored")
final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {

	private final ReaderProperties properties;

	private final Traffic traffic;

	private final Answers answers;

	private final Deadlines deadlines;

	private final Map<EventExecutor, OpenConnections> connections;

	private final HostNames names;

	private final HttpDecoderConfig decoding;

	ConnectionInitializer(ReaderProperties properties, Traffic traffic, Answers answers, Deadlines deadlines,
			Map<EventExecutor, OpenConnections> connections, HostNames names) {
		this.properties = properties;
		this.names = names;
		this.traffic = traffic;
		this.answers = answers;
		this.deadlines = deadlines;
		this.connections = Map.copyOf(connections);
		this.decoding = new HttpDecoderConfig()
			.setMaxInitialLineLength(Math.toIntExact(properties.maxRequestLine().toBytes()))
			.setMaxHeaderSize(Math.toIntExact(properties.maxHeaderSize().toBytes()))
			.setStrictLineParsing(true)
			.setUseRfc9112TransferEncoding(true)
			.setAllowDuplicateContentLengths(false)
			.setHeadersFactory(RequestHeaders.FACTORY);
	}

	@Override
	protected void initChannel(SocketChannel channel) {
		if (!this.traffic.admitConnection(this.properties.maxConnections())) {
			channel.close();
			return;
		}
		StrictRequestDecoder decoder = new StrictRequestDecoder(this.decoding,
				Math.toIntExact(this.properties.maxReadAhead().toBytes()));
		channel.pipeline().addLast(decoder, connection(channel, decoder));
	}

	private Connection connection(SocketChannel channel, StrictRequestDecoder decoder) {
		OpenConnections own = connections(channel.eventLoop());
		Exchange exchange = new Exchange(channel, Math.toIntExact(this.properties.writeBuffer().toBytes()), own.lane(),
				this.answers, new RequestRules(this.properties.comparisonEndpoints(), this.names));
		return new Connection(channel, own, decoder, exchange, this.deadlines, this.traffic);
	}

	private OpenConnections connections(EventLoop eventLoop) {
		OpenConnections own = this.connections.get(eventLoop);
		if (own == null) {
			throw new IllegalStateException("an event loop of another group: " + eventLoop);
		}
		return own;
	}

}
