# docker build -t attendance-admin . && docker run -p 8080:8080 -p 8090:8090 -p 7788:7788 -v attendance-data:/data attendance-admin
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY build/ build/
COPY AttendanceAdmin/AttendanceAdmin.csproj AttendanceAdmin/
RUN dotnet restore AttendanceAdmin -p:RequiresAspNetWebAssets=true
COPY appsettings.json ./
COPY wwwroot/ wwwroot/
COPY AttendanceAdmin/ AttendanceAdmin/
RUN dotnet publish AttendanceAdmin -c Release -o /app --no-restore -p:RequiresAspNetWebAssets=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app ./
# On processors with a large cache the runtime would let a hundred megabytes of garbage and more gather before it collects.
ENV ConnectionStrings__Attendance="Data Source=/data/attendance.db" \
    Storage__Directory=/data \
    DOTNET_GCgen0size=0x2000000
USER app
VOLUME /data
EXPOSE 8080 8090 7788
ENTRYPOINT ["dotnet", "AttendanceAdmin.dll"]
