# One image per service: targets reader, writer, console and redis. compose.yaml names them.

# ---- All services, built once ------------------------------------------------------------
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
# The tests run in CI; here they are only compiled, because modules share test support.
RUN --mount=type=cache,target=/root/.m2 \
	mvn -B -ntp -P '!static-analysis' -DskipTests -Dspring-javaformat.validate.skip -Dcheckstyle.skip -Djacoco.skip \
	-pl platform-reader,platform-writer,admin-console -am package
RUN for module in platform-reader platform-writer admin-console; do \
		cp "$module"/target/*-exec.jar /tmp/app.jar && \
		java -Djarmode=tools -jar /tmp/app.jar extract --layers --destination "/layers/$module" || exit 1; \
	done
# Netty would unpack its native libraries into /tmp, where nothing may be executed.
RUN mkdir /native && cd /native && \
	for jar in /layers/platform-reader/dependencies/lib/netty-transport-native-epoll-*.jar; do \
		jar --extract --file "$jar" META-INF/native || exit 1; \
	done && mv META-INF/native/*.so . && rm -r META-INF

# ---- What all services have in common ----------------------------------------------------
FROM eclipse-temurin:25.0.4_7-jre AS service
WORKDIR /app
COPY --chmod=755 docker/healthy /usr/local/bin/healthy
COPY --from=build /native /app/native
# G1 on small machines too, where the JVM would choose the serial collector. ZGC costs more than it gives here:
# a reader's garbage is small and short-lived (docs/operations.md). Further options: JDK_JAVA_OPTIONS.
ENV JAVA_OPTIONS="-XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
-Djava.library.path=/app/native"
STOPSIGNAL SIGTERM
# The start is over with the first success, however long the machine takes.
HEALTHCHECK --interval=3s --timeout=3s --start-period=15m --retries=3 CMD ["healthy"]
ENTRYPOINT ["/bin/sh", "-c", "exec java $JAVA_OPTIONS -XX:AOTCache=/app/app.aot -jar /app/app.jar \"$@\"", "java"]

# ---- Reader ------------------------------------------------------------------------------
FROM service AS reader
COPY --from=build /layers/platform-reader/dependencies/ ./
COPY --from=build /layers/platform-reader/spring-boot-loader/ ./
COPY --from=build /layers/platform-reader/snapshot-dependencies/ ./
COPY --from=build /layers/platform-reader/application/ ./
# A start without Redis, up to the end of the wiring, leaves the classes as the JVM needs them: a faster start.
RUN java $JAVA_OPTIONS -XX:AOTCacheOutput=/app/app.aot -Dspring.context.exit=onRefresh -jar app.jar
USER 10001:10001
ENV HEALTH_PORT=18080
EXPOSE 80 18080

# ---- Writer ------------------------------------------------------------------------------
FROM service AS writer
COPY --from=build /layers/platform-writer/dependencies/ ./
COPY --from=build /layers/platform-writer/spring-boot-loader/ ./
COPY --from=build /layers/platform-writer/snapshot-dependencies/ ./
COPY --from=build /layers/platform-writer/application/ ./
RUN java $JAVA_OPTIONS -XX:AOTCacheOutput=/app/app.aot -Dspring.context.exit=onRefresh -jar app.jar
USER 10001:10001
ENV HEALTH_PORT=18080
EXPOSE 8080 18080

# ---- Console -----------------------------------------------------------------------------
FROM service AS console
COPY --from=build /layers/admin-console/dependencies/ ./
COPY --from=build /layers/admin-console/spring-boot-loader/ ./
COPY --from=build /layers/admin-console/snapshot-dependencies/ ./
COPY --from=build /layers/admin-console/application/ ./
# The user is for this start only: nobody can sign in with it.
RUN PLATFORM_CONSOLE_USERS_0_NAME=nobody PLATFORM_CONSOLE_USERS_0_ROLES=VIEWER \
	PLATFORM_CONSOLE_USERS_0_PASSWORD='$2a$10$.....................................................' \
	java $JAVA_OPTIONS -XX:AOTCacheOutput=/app/app.aot -Dspring.context.exit=onRefresh -jar app.jar
USER 10001:10001
ENV HEALTH_PORT=18090
EXPOSE 8090 18090

# ---- Redis with users and durable settings -----------------------------------------------
FROM redis:8.2.10 AS redis
COPY --chmod=755 redis/start.sh /usr/local/bin/start-redis
COPY --chmod=755 redis/sentinel.sh /usr/local/bin/start-sentinel
COPY --chmod=644 redis/redis.conf redis/users.acl.template /etc/heavyread/
# A new volume takes its owner from here.
RUN mkdir -p /data && chown 999:999 /data
USER 999:999
ENTRYPOINT ["start-redis"]
CMD []
